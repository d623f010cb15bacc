-- The mean MMStar score and over how many models it is; a missing score is no zero
SELECT round(avg(score), 3) AS mean, count(*) AS models
FROM leaderboard
WHERE benchmark = 'MMStar'
