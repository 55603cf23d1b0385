"""``python -m tahqiq`` is the command line."""

from tahqiq.serve.cli.main import main

main()
