-- What is left to look at, by kind
SELECT severity, kind, action, count(*) AS issues
FROM issues
GROUP BY ALL
ORDER BY issues DESC
