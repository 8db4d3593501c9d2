"""Writes scipy.json, the values that Statistics is held against. Needs scipy and nothing of Lectern."""
import json, math, pathlib
import numpy as np
import scipy
from scipy import integrate, optimize, stats

a = [91.2, 90.4, 92.1, 91.7, 90.9]
b = [90.1, 90.0, 91.0, 91.1, 90.2]
c = [88.0, 90.5, 87.4, 91.9, 86.6, 89.3]
ways = {"a": a, "b": b, "d": [89.9, 90.3, 90.6, 91.3, 90.4], "e": [90.7, 90.2, 91.4, 91.2, 90.1]}

def paired(x, y):
    test = stats.ttest_rel(x, y)
    low, high = test.confidence_interval(0.95)
    n = len(x); t = test.statistic
    # P(T <= t) as the mean of Phi(t s - d) over s = chi / sqrt(n - 1); scipy's nct.cdf gives NaN far out.
    below = lambda d: integrate.quad(lambda s: stats.norm.cdf(t * s - d) * stats.chi.pdf(s, n - 1, scale=1 / math.sqrt(n - 1)),
                                     0, 8, epsabs=1e-12, epsrel=1e-12, limit=500)[0]
    from_nct = lambda p: optimize.brentq(lambda d: below(d) - p, t - 15, t + 15, xtol=1e-11)
    return dict(first=x, second=y, difference=float(np.mean(x) - np.mean(y)), low=low, high=high, t=t, p=test.pvalue,
                effect=t / math.sqrt(n), effectLow=from_nct(.975) / math.sqrt(n), effectHigh=from_nct(.025) / math.sqrt(n))

def welch(x, y):
    test = stats.ttest_ind(x, y, equal_var=False)
    low, high = test.confidence_interval(0.95)
    return dict(first=x, second=y, low=low, high=high, t=test.statistic, p=test.pvalue, df=test.df)

def blocked(samples):
    v = np.array(list(samples.values())); k, n = v.shape
    m, bm, g = v.mean(1), v.mean(0), v.mean()
    res = v - m[:, None] - bm[None, :] + g
    df = (k - 1) * (n - 1); ms = (res ** 2).sum() / df
    F = n * ((m - g) ** 2).sum() / (k - 1) / ms
    crit = stats.studentized_range.ppf(.95, k, df); se = math.sqrt(ms / n)
    pairs = [dict(first=i, second=j, difference=float(m[i] - m[j]), low=float(m[i] - m[j] - crit * se),
                  high=float(m[i] - m[j] + crit * se),
                  p=float(stats.studentized_range.sf(abs(m[i] - m[j]) / se, k, df)))
             for i in range(k) for j in range(i + 1, k)]
    return dict(samples=[dict(label=l, values=x) for l, x in samples.items()], F=float(F), df=df,
                p=float(stats.f.sf(F, k - 1, df)), pairs=pairs)

def unblocked(samples):
    F, p = stats.f_oneway(*samples.values())
    test = stats.tukey_hsd(*samples.values()); ci = test.confidence_interval(.95)
    k = len(samples)
    pairs = [dict(first=i, second=j, difference=float(test.statistic[i][j]), low=float(ci.low[i][j]),
                  high=float(ci.high[i][j]), p=float(test.pvalue[i][j])) for i in range(k) for j in range(i + 1, k)]
    return dict(samples=[dict(label=l, values=x) for l, x in samples.items()], F=float(F),
                df=sum(map(len, samples.values())) - k, p=float(p), pairs=pairs)

def proportion(k, n):
    ci = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    return dict(successes=k, count=n, low=float(ci.low), high=float(ci.high))

values = dict(
    note=f"scipy {scipy.__version__}, by reference.py beside this file",
    studentT=[dict(df=d, t=t, cumulative=float(stats.t.cdf(t, d)), quantile=float(stats.t.ppf(q, d)), at=q)
              for d in (1, 2, 4, 7.3, 30, 1000) for t, q in ((-2.5, .025), (.3, .6), (1.0, .975), (6.0, .9995))],
    f=[dict(df1=i, df2=j, ratio=r, tail=float(stats.f.sf(r, i, j))) for i, j in ((1, 4), (6, 24), (3, 120)) for r in (.5, 2.0, 9.0)],
    range=[dict(groups=k, df=d, q=q, tail=float(stats.studentized_range.sf(q, k, d)),
                critical=float(stats.studentized_range.ppf(.95, k, d)))
           for k, d in ((2, 4), (3, 6), (7, 24), (7, 60), (4, 12)) for q in (1.5, 3.5, 6.0)],
    paired=[paired(a, b), paired(b, a), paired(a, c[:5])],
    welch=[welch(a, c), welch(b, a), welch(c, b)],
    holm=dict(p=[.01, .04, .03, .005, .5], adjusted=[.04, .09, .09, .025, .5]),
    blocked=blocked(ways),
    unblocked=unblocked({"a": a, "c": c, "b": b}),
    wilson=[proportion(*x) for x in ((0, 10), (10, 10), (5, 9), (1, 1), (37, 1000))],
    fisher=[dict(table=[[x, m - x], [y, n - y]], p=float(stats.fisher_exact([[x, m - x], [y, n - y]]).pvalue))
            for x, m, y, n in ((9, 9, 5, 9), (0, 10, 0, 10), (8, 10, 2, 10), (30, 100, 45, 90), (10, 10, 0, 10))],
    newcombe=[  # R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, Table II, method 10
        dict(first=[56, 70], second=[48, 80], low=.0524, high=.3339), dict(first=[9, 10], second=[3, 10], low=.1705, high=.8090),
        dict(first=[10, 10], second=[0, 10], low=.6075, high=1.0)],
)
(pathlib.Path(__file__).parent / "scipy.json").write_text(json.dumps(values, indent=1) + "\n")
