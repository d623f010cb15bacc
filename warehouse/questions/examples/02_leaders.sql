-- The leader of each benchmark, and on how many models it leads
SELECT
    benchmark, split, metric,
    arg_max(model, CASE WHEN higher_is_better IS NOT FALSE THEN score ELSE -score END) AS leader,
    CASE WHEN bool_and(higher_is_better IS NOT FALSE) THEN max(score) ELSE min(score) END AS score,
    count(*) AS models
FROM leaderboard
GROUP BY ALL
ORDER BY models DESC, benchmark, split
