#!/usr/bin/env python3
"""Writes a member file of invented people for trying out and measuring imports.

    tools/make_members.py --count 450000 --seed 1 --line medi_cal --line commercial > members.csv

The same seed gives the same file. Nobody in it exists: names are words of trees and tests, phones are 555-01xx.
"""
import argparse
import csv
import datetime
import random
import sys

FIRST = ("Maple Cedar Willow Aspen Juniper Hazel Rowan Laurel Linden Alder Birch Ash Olive Myrtle Sage Clover Fern "
         "Heather Ivy Iris Jasmine Poppy Reed Basil Bay Briar Dahlia Fig Ginger Holly Lotus Moss Nettle Oak Peony "
         "Pine Quince Rosemary Sorrel Tansy").split()
LAST = ("Testperson Sampleton Demoson Placeholder Examplar Mockley Trialsen Fixture Specimen Stubbs-Test "
        "Draftman Prototype Modelsen Dummyfield Notreal Inventado Muestra Ensayo").split()
STREETS = "Test Sample Demo Example Mock Trial".split()
HEADER = ("member_number last_name first_name born_on sex language address_1 city state postal_code county phone "
          "line_of_business covered_from covered_to medical_group").split()


def day(rng, first, last):
    return first + datetime.timedelta(days=rng.randrange((last - first).days))


def member(rng, number, lines, groups, county):
    born = day(rng, datetime.date(1930, 1, 1), datetime.date(2025, 6, 1))
    person = [f"T{number:08d}", f"{rng.choice(LAST)}{rng.randrange(1000)}", rng.choice(FIRST), born.isoformat(),
              rng.choice(("female", "male")), rng.choice(("en", "en", "en", "es", "zh", "vi")),
              f"{rng.randrange(1, 9999)} {rng.choice(STREETS)} Street", "Testville", "CA", "00000", county,
              f"555-01{rng.randrange(100):02d}"]
    start = max(born, datetime.date(2022, 1, 1))
    spans = [[rng.choice(lines), start.isoformat(), "", rng.choice(groups)]]
    if start < datetime.date(2023, 1, 1) and rng.random() < 0.1:
        ended = datetime.date(2023, 12, 31)
        spans[0][2] = ended.isoformat()
        spans.append([rng.choice(lines), (ended + datetime.timedelta(days=1)).isoformat(), "", rng.choice(groups)])
    return [person + span for span in spans]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--line", action="append", help="a line of business; may be repeated")
    options.add_argument("--group", action="append", help="a medical group; may be repeated")
    options.add_argument("--county", default="harbor")
    given = options.parse_args()
    rng = random.Random(given.seed)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEADER)
    for number in range(1, given.count + 1):
        out.writerows(member(rng, number, given.line or ["medi_cal"], ["", *(given.group or [])], given.county))


if __name__ == "__main__":
    main()
