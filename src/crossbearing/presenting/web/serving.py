"""The command that serves the web app."""

from __future__ import annotations

import sys
from argparse import Namespace

from crossbearing.config import setting
from crossbearing.errors import UsageError


def serve(args: Namespace) -> int:
    """Serve a ledger to the browser until it is stopped.

    Beyond the loopback a token is asked for: CROSSBEARING_TOKEN, or a new one that is printed.
    Raises UsageError where the port cannot be had, or a setting cannot be meant.
    """
    import uvicorn

    from crossbearing.presenting.web.app import create_app, has_bundle
    from crossbearing.presenting.web.security import Keys, is_loopback, new_token
    from crossbearing.presenting.web.store import Store
    from crossbearing.presenting.web.tiling import tiles_set

    if not args.port.isdecimal() or not 0 < int(args.port) < 65536:
        raise UsageError(f"--port {args.port}: must be a number from 1 to 65535")
    tiles = tiles_set()
    store = Store(args.ledger)
    keys = None if is_loopback(args.host) else Keys(token=setting("token") or new_token())
    shown = f"[{args.host}]" if ":" in args.host else args.host
    print(f"{args.ledger} is served at http://{shown}:{args.port}/ (stop with Ctrl-C)")
    if keys is not None:
        print("It can be reached from other machines and therefore asks for a token, over an unencrypted connection: put TLS in front of it.")
        print("The token is the one in CROSSBEARING_TOKEN." if setting("token") else f"The token of this run: {keys.token}")
    if tiles.origin:
        print(f"The map asks {tiles.origin} for tiles: that host learns which area is looked at.")
    if not has_bundle():
        print("Timeline, map and styles are missing: Node.js was not there when this was installed (see docs/web.md).", file=sys.stderr)
    sys.stdout.flush()
    config = uvicorn.Config(create_app(store, keys, tiles), host=args.host, port=int(args.port), log_level="warning", server_header=False, date_header=False)
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit as error:
        raise UsageError(f"cannot serve at {shown}:{args.port}: is the port taken?  --port chooses another") from error
    finally:
        store.close()
    return 0
