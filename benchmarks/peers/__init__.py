"""Other programs for annotation, each started on loopback with a data folder that is thrown away."""
