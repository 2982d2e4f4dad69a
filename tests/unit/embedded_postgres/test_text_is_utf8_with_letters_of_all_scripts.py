def test_case_and_order_are_those_of_unicode_on_any_system(place, start):
    program = start()
    assert program.ask("query('SHOW server_encoding')") == ("UTF8",)
    assert program.ask("""query("SELECT lower('ÀÉ'), length('عمّان🙂'), 'أخبار' ~ '^[[:alpha:]]+$'")""") == (
        "àé",
        6,
        True,
    )
