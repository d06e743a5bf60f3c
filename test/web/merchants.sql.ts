/** So many ($1) more merchants, all of the manager $2; nothing where they are there already. */
export const ADD_MERCHANTS = `
  WITH added AS (
    INSERT INTO merchants (merchant_key, merchant_id, known, name, category, ka)
    SELECT
      (SELECT max(merchant_key) FROM merchants) + number, 'x' || lpad(number::text, 5, '0'), true, '商家 ' || number,
      CASE WHEN number % 2 = 0 THEN '大家电' ELSE '清洁电器' END, number % 100 = 0
    FROM generate_series(1, $1::integer) AS number
    ON CONFLICT (merchant_id) DO NOTHING
    RETURNING merchant_key
  )
  INSERT INTO assignments (merchant_key, from_day, to_day, manager_id)
  SELECT merchant_key, '2026-01-01', NULL, $2::text FROM added`;
