"""How the files of the pages are named when they are served: by a hash of what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Files named by their content, the modules that our scripts import among them."""

    # Without it a script kept for ever would import modules by names that may change under it. Scripts of
    # installed packages are left as they are: some import what is not there.
    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )
