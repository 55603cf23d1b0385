"""The doors: command line, REST API, web pages and report files. No logic: they call the stages above."""
