from newsreader.database_url import database_from_url


def test_all_parts_are_read_and_unquoted():
    found = database_from_url("postgres://us%40er:p%3A%2Fss@db.example:5433/ne%20ws?sslmode=require")
    assert (found["USER"], found["PASSWORD"]) == ("us@er", "p:/ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "ne ws")
    assert found["OPTIONS"] == {"connect_timeout": "10", "sslmode": "require"}


def test_a_socket_s_folder_is_a_host():
    assert database_from_url("postgresql://me@%2Frun%2FPostgreSQL/news")["HOST"] == "/run/PostgreSQL"


def test_what_the_address_says_of_waiting_goes_before_the_default():
    assert database_from_url("postgres://h/n?connect_timeout=3")["OPTIONS"] == {"connect_timeout": "3"}
