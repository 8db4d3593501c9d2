#!/usr/bin/env python3
"""Writes claims.json, the p values and intervals that ClaimTestTests compares with.

Needs scipy and statsmodels (made with scipy 1.17 and statsmodels 0.15). Student's, Welch's and Fisher's one-sided p
values and the coin are scipy's, the equivalence test and McNemar's are statsmodels'. Neither has Tango's interval: here
the likelihood of the four cells is maximised numerically under each supposed difference, as his paper defines it.
"""

import json
import pathlib
from itertools import permutations

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.weightstats import ttost_ind, ttost_paired

rows = {}
generator = np.random.default_rng(22)


def rounded(values):
    return [round(float(value), 3) for value in values]


rows["paired"] = []
for size, shift, margin in [(5, 0.5, 0.5), (5, 3.0, 2.0), (10, 0.1, 1.0), (3, -1.0, 0.0), (40, 0.2, 0.5)]:
    first = rounded(generator.normal(shift, 1, size))
    second = rounded(generator.normal(0, 0.7, size))
    differences = np.array(first) - np.array(second)
    rows["paired"].append({
        "first": first, "second": second, "margin": margin,
        "above": stats.ttest_1samp(differences, margin, alternative="greater").pvalue,
        "below": stats.ttest_1samp(differences, margin, alternative="less").pvalue,
        "within": None if margin == 0 else ttost_paired(np.array(first), np.array(second), -margin, margin)[0],
    })

rows["welch"] = []
for sizes, margin in [((5, 8), 0.4), ((12, 4), 1.0)]:
    first = rounded(generator.normal(0.5, 1, sizes[0]))
    second = rounded(generator.normal(0, 3, sizes[1]))
    rows["welch"].append({
        "first": first, "second": second, "margin": margin,
        "above": stats.ttest_ind(np.array(first) - margin, second, equal_var=False, alternative="greater").pvalue,
        "within": ttost_ind(np.array(first), np.array(second), -margin, margin, usevar="unequal")[0],
    })

rows["fisher"] = []
for table in [[[5, 0], [0, 5]], [[3, 0], [0, 3]], [[7, 3], [2, 8]], [[1, 4], [0, 5]], [[2, 8], [7, 3]]]:
    rows["fisher"].append({
        "table": table,
        "above": stats.fisher_exact(table, alternative="greater")[1],
        "below": stats.fisher_exact(table, alternative="less")[1],
    })


def log_likelihood(cells, observed):
    return sum(n * np.log(max(p, 1e-300)) for n, p in zip(observed, cells) if n > 0)


def tango_score(b, c, n, supposed):
    """The score statistic, with the nuisance share q21 found by maximising the likelihood."""
    low, high = max(0.0, -supposed), (1 - supposed) / 2
    rest = n - b - c
    found = optimize.minimize_scalar(
        lambda q: -log_likelihood([q + supposed, q, 1 - 2 * q - supposed], [b, c, rest]),
        bounds=(low, high), method="bounded", options={"xatol": 1e-13})
    candidates = [found.x, low, high]
    q = max(candidates, key=lambda q: log_likelihood([q + supposed, q, 1 - 2 * q - supposed], [b, c, rest]))
    variance = n * (2 * q + supposed * (1 - supposed))
    return (b - c - n * supposed) / np.sqrt(variance)


rows["mcnemar"] = []
z = stats.norm.ppf(0.975)
for b, c, n, margin in [(9, 0, 10, 0.2), (6, 0, 6, 0.1), (43, 22, 300, 0.05), (12, 15, 2000, 0.02), (3, 3, 10, 0.5)]:
    observed = (b - c) / n
    edge = 1 - 1e-9
    score = lambda d: tango_score(b, c, n, d)
    rows["mcnemar"].append({
        "b": b, "c": c, "n": n, "margin": margin,
        "p": float(mcnemar([[n - b - c, b], [c, 0]], exact=True).pvalue),
        "above": stats.binomtest(b, b + c, 0.5, alternative="greater").pvalue,
        "below": stats.binomtest(c, b + c, 0.5, alternative="greater").pvalue,
        "aboveMargin": stats.norm.sf(score(margin)),
        "low": optimize.brentq(lambda d: score(d) - z, -edge, observed - 1e-9),
        "high": 1 if b == n else optimize.brentq(lambda d: score(d) + z, observed + 1e-9, edge),
    })

rows["blocks"] = []
for ways, blocks in [(3, 5), (7, 5)]:
    values = [rounded(generator.normal(way, 1, blocks) + np.arange(blocks)) for way in range(ways)]
    table = np.array(values)
    mean = table.mean()
    between = ways * ((table.mean(axis=0) - mean) ** 2).sum() / (blocks - 1)
    rest = table - table.mean(axis=0) - table.mean(axis=1, keepdims=True) + mean
    freedom = (ways - 1) * (blocks - 1)
    rows["blocks"].append({
        "values": values, "p": stats.f.sf(between / ((rest**2).sum() / freedom), blocks - 1, freedom)})

# All deals of a permutation test, counted: within the three blocks (6^3 of them), and of whole blocks (3!).
x = np.array([1.0, 2, 4, 2, 3, 7, 1, 5, 6])
y = np.array([0.3, 0.1, 0.9, 1.4, 1.2, 2.0, 0.2, 0.8, 0.5])
found = abs((x * y).sum() - 9 * x.mean() * y.mean())


def share(deals):
    values = [abs((x * deal).sum() - 9 * x.mean() * y.mean()) for deal in deals]
    return float(np.mean([value >= found * (1 - 1e-12) for value in values]))


rows["permutation"] = {
    "x": list(x), "y": list(y),
    "within": share([np.array(a + b + c) for a in permutations(list(y[:3])) for b in permutations(list(y[3:6]))
                     for c in permutations(list(y[6:]))]),
    "whole": share([np.concatenate(deal) for deal in permutations([y[:3], y[3:6], y[6:]])]),
}


def plain(value):
    return float(value) if isinstance(value, np.floating) else value


path = pathlib.Path(__file__).parent / "claims.json"
path.write_text(json.dumps(rows, indent=1, default=plain) + "\n")
