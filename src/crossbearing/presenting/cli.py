"""The command line: what each command takes; what it does stands in ``commands`` and ``building``.

Exit status: 0 done, 1 failed (or something could not be read, or does not hold), 2 misuse.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from crossbearing import __version__
from crossbearing.config import SETTINGS, one_thread_a_process
from crossbearing.errors import CrossbearingError, UsageError


def _filters() -> argparse.ArgumentParser:
    """The filters that lists of incidents and tallies share."""
    parser = argparse.ArgumentParser(add_help=False)
    group = parser.add_argument_group("filters (words match anywhere in a name)")
    group.add_argument("--type", metavar="WORD", help="event type, by the names of ACLED or PLOVER")
    group.add_argument("--actor", metavar="NAME", help="somebody named as perpetrator")
    group.add_argument("--target", metavar="NAME", help="somebody named as target")
    group.add_argument("--place", metavar="NAME", help="place, or country by its two letters")
    group.add_argument("--from", dest="since", metavar="DATE", help="not before (2019, 2019-07 or 2019-07-19)")
    group.add_argument("--to", dest="until", metavar="DATE", help="not after")
    group.add_argument("--status", metavar="[FACET:]WORD", help="status of any facet, or of one")
    group.add_argument("--text", metavar="WORDS", help='reports with all these words; "quote" a phrase')
    group.add_argument("--background", action="store_true", help="also what reports tell as past context")
    return parser


def _shown() -> argparse.ArgumentParser:
    """What every list command takes."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("ledger", metavar="LEDGER", help="file name, or postgresql+psycopg:// address")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--as-of", metavar="DATE", help="the ledger as it stood at the end of that day (UTC)")
    return parser


def _reading() -> argparse.ArgumentParser:
    """What commands that read reports take."""
    by_name = {one.name: one for one in SETTINGS}
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--published", metavar="DATE", help="publication date (EDTF) of reports that give none")
    parser.add_argument("--tagger", metavar="NAME", help=f"{by_name['tagger'].help} (default {by_name['tagger'].default})")
    parser.add_argument("--workers", metavar="N", help=by_name["workers"].help)
    return parser


class Columns(argparse.HelpFormatter):
    """Help in two columns: the first is as wide as the longest command."""

    def add_argument(self, action: argparse.Action) -> None:
        """Leave room for the commands, which are set in further than argparse counts."""
        super().add_argument(action)
        self._action_max_length = max(self._action_max_length, 14)


def parser() -> argparse.ArgumentParser:
    """All commands with their arguments."""
    about = "Turn a pile of contradicting news reports into an auditable incident ledger."
    top = argparse.ArgumentParser(prog="crossbearing", description=about, allow_abbrev=False, formatter_class=Columns)
    top.add_argument("--version", action="version", version=f"crossbearing {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    shown, filters, reading = _shown(), _filters(), _reading()

    def add(name: str, summary: str, run: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".", parents=list(parents), allow_abbrev=False)
        made.set_defaults(run=run)
        return made

    one = add("build", "read reports into a ledger; what it holds already is left alone", "building:build", reading)
    one.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder, glob, or - for standard input")
    one.add_argument("--ledger", required=True, metavar="FILE-OR-URL", help="where the ledger is, or is to be made")
    one.add_argument("--json", action="store_true", help="counts as JSON")
    one.add_argument("--watch", action="store_true", help="go on reading what comes into the folders, until interrupted")
    one = add("demo", "build the ledger of the bundled example and show it", "building:demo", reading)
    one.add_argument("--ledger", metavar="FILE-OR-URL", default="demo.ledger", help="where to make it (default demo.ledger)")
    add("incidents", "the incidents: when, where, what, who, status, how many reports from how many origins", "commands:incidents", shown, filters)
    one = add("incident", "one incident: who says what, conflicts, status history, lineage, evidence", "commands:incident", shown)
    one.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    one.add_argument("--explain", action="store_true", help="say why each thing is held")
    add("conflicts", "claims that cannot all hold", "commands:conflicts", shown, filters)
    add("lineage", "who took what from whom", "commands:lineage", shown)
    add("actors", "everybody who is named, with all names", "commands:actors", shown)
    add("claims", "who says what, in which words", "commands:claims", shown, filters)
    add("rejections", "what could not be used, and why", "commands:rejections", shown)
    add("tally", "how many incidents: low and high bound, and why they differ", "commands:tally", shown, filters)
    one = add("verify", "prove that every anchor holds and that what is derived follows from the journal", "commands:verify")
    one.add_argument("ledger", metavar="LEDGER")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = add("serve", "the web app and the JSON API, on this machine unless another address is given", "web.serving:serve")
    one.add_argument("ledger", metavar="LEDGER", help="file name, or postgresql+psycopg:// address")
    one.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default 127.0.0.1); any but this machine's own asks for a token")
    one.add_argument("--port", default="8765", metavar="N", help="which port (default 8765)")
    one = add("annotate", "stand-off annotations of each report, without a ledger", "building:annotate", reading)
    one.add_argument("source", metavar="IN", help="reports: .jsonl or any other source")
    one.add_argument("-o", "--output", default="-", metavar="OUT.jsonl", help="where to (default: standard output)")
    one.add_argument("--explain", action="store_true", help="say what found each annotation, and how sure it was")
    one = add("export", "write the whole ledger in one format", "commands:export", shown, filters)
    one.add_argument("--format", default="json", metavar="FORMAT", help="json (default), acled-csv, claimreview, csv, ftm, ftm-statements, ged-csv, "
                     "geojson, parquet, prov-jsonld, timemap, web-annotations or xlsx")  # fmt: skip
    one.add_argument("--coarsen", metavar="KM", help="put coordinates on a grid of so many km, with radii to match; nothing finer is named, texts are left out")
    one.add_argument("-o", "--output", default="-", metavar="FILE", help="where to (default: standard output)")
    one.add_argument("--without-text", action="store_true", help="leave the texts of the reports out")
    one = add("report", "a report on a period: what is new, changed, contested; every sentence footnoted to the words of a report", "reports_writing:report",
              shown, filters)  # fmt: skip
    one.add_argument("--format", default="md", metavar="FORMAT", help="md (default), html or json")
    one.add_argument("-o", "--output", default="-", metavar="FILE", help="where to (default: standard output)")
    _keeping(add, reading)
    one = add("gazetteer", "add places of one's own to the gazetteer of this machine", "gazetteering:gazetteer")
    one.add_argument("action", metavar="add", help="the one action that there is")
    one.add_argument("file", metavar="FILE", help="a dump of GeoNames (txt or zip), or a CSV with name, latitude, longitude")
    return top


def _keeping(add: Callable[..., argparse.ArgumentParser], reading: argparse.ArgumentParser) -> None:
    """The commands by which people decide, and by which a ledger is kept over the years."""

    def signed(one: argparse.ArgumentParser) -> None:
        one.add_argument("--why", metavar="TEXT", help="the reason, for whoever reads the ledger later")
        one.add_argument("--by", metavar="NAME", help="who decides (default: the user of this process)")
        one.add_argument("--json", action="store_true", help="as JSON")

    one = add("judge", "decide what only people can, or take a decision back; nothing is overwritten", "judging:judge")
    one.add_argument("ledger", metavar="LEDGER")
    one.add_argument("action", metavar="ACTION", help="same|different ID ID, set ID FIELD VALUE, reject CLAIM, date REPORT VALUE, publisher REPORT NAME, "
                     "list, withdraw N, export FILE, import FILE")  # fmt: skip
    one.add_argument("about", nargs="*", metavar="...", help="ids and values, as the action takes them")
    signed(one)
    one = add("rebuild", "read again what this release has not read, and derive anew", "keeping:rebuild", reading)
    one.add_argument("ledger", metavar="LEDGER")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = add("diff", "which incidents changed since an earlier derivation, and why", "keeping:diff")
    one.add_argument("ledger", metavar="LEDGER")
    one.add_argument("--since", required=True, metavar="VERSION", help="a release, or the number that rebuild gives")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = add("forget", "remove the text of a report and all that was read in it; its digest stays", "keeping:forget")
    one.add_argument("ledger", metavar="LEDGER")
    one.add_argument("report", metavar="REPORT", help="its id")
    signed(one)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    args = parser().parse_args(argv)
    one_thread_a_process()
    module, _, name = str(args.run).partition(":")
    try:
        status = getattr(importlib.import_module(f"crossbearing.presenting.{module}"), name)(args)
        sys.stdout.flush()
        return int(status)
    except UsageError as error:
        print(f"crossbearing: {error}", file=sys.stderr)
        return 2
    except CrossbearingError as error:
        print(f"crossbearing: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("crossbearing: stopped; what is stored stays, the same command goes on from there", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output has gone: nothing to say
        return 1


if __name__ == "__main__":
    sys.exit(main())
