"""Counts how many cells of the held-out sheet a blind judge got right: answers.json against truth.json beside this file.

Dawn and dusk are light of the day or of neither: they count as right unless they were called night.
"""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def load(name):
    with open(os.path.join(HERE, name)) as file:
        return json.load(file)


def main():
    truth = {cell["number"]: cell for cell in load("truth.json")}
    answers = load("answers.json")
    right = {"set": 0, "number": 0, "who": 0, "day or night": 0, "light": 0}
    wrong = {name: [] for name in right}
    for answer in answers:
        cell = truth[answer["number"]]
        night = cell["time"] == "Night"
        cells = {
            "set": answer["set"] == cell["set"],
            "number": answer["count"] == len(cell["characters"]),
            "who": sorted(answer["who"]) == sorted(cell["characters"]),
            "day or night": (answer["time"] == "night") == night,
            "light": answer["light"] == cell["light"],
        }
        for name, hit in cells.items():
            right[name] += hit
            if not hit:
                wrong[name].append(answer["number"])
    for name, count in right.items():
        print(f"{name}: {count} of {len(answers)}, {count / len(answers):.0%}; wrong: {wrong[name]}")
    print(f"all: {sum(right.values())} of {5 * len(answers)}, {sum(right.values()) / 5 / len(answers):.0%}")


if __name__ == "__main__":
    main()
