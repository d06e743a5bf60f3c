/** Stores a proposal as a draft of version 1. */
export const ADD_PROPOSAL = `
  INSERT INTO allocation_proposals
    (allocation_id, campaign, slots, manager_id, division, month, rule_version, candidates, allotted, overridden, state, version, proposed_by,
     proposed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 'draft', 1, $10, $11)`;

/** Stores the lines of the proposal $1: lists of the same length, in the order of the columns. */
export const ADD_LINES = `
  INSERT INTO allocation_lines
    (allocation_id, merchant_key, rank, index_hundredths, gmv_fen, visitors, ordering_buyers, slot_amount_fen, slot_seconds,
     slot_count, paid_orders, outbound_orders, gmv_below, conversion_below, slot_output_below, outbound_below, proposed)
  SELECT
    $1, merchant.merchant_key, line.rank, line.index_hundredths, line.gmv_fen, line.visitors, line.ordering_buyers,
    line.slot_amount_fen, line.slot_seconds, line.slot_count, line.paid_orders, line.outbound_orders, line.gmv_below,
    line.conversion_below, line.slot_output_below, line.outbound_below, line.proposed
  FROM unnest(
    $2::text[], $3::integer[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
    $10::bigint[], $11::bigint[], $12::bigint[], $13::integer[], $14::integer[], $15::integer[], $16::integer[], $17::integer[]
  ) AS line (
    merchant_id, rank, index_hundredths, gmv_fen, visitors, ordering_buyers, slot_amount_fen, slot_seconds, slot_count,
    paid_orders, outbound_orders, gmv_below, conversion_below, slot_output_below, outbound_below, proposed)
  JOIN merchants AS merchant USING (merchant_id)`;

/** Proposals with the name of the manager whose merchants are the candidates. */
const PROPOSALS = `
  SELECT proposal.*, manager.name AS manager_name
  FROM allocation_proposals AS proposal
  LEFT JOIN managers AS manager USING (manager_id)`;

export const PROPOSAL = `${PROPOSALS} WHERE allocation_id = $1`;

/** Waits for whoever is changing a proposal, and holds it until the end of the transaction. */
export const LOCK_PROPOSAL = `SELECT FROM allocation_proposals WHERE allocation_id = $1 FOR UPDATE`;

/**
 * A page of proposals, the newest first. $1 whether all are reached, else those of $2 managers and $3 divisions; $4 campaign or NULL;
 * $5, $6 instant and id of the last one of the page before, or NULL; $7 how many.
 */
export const PROPOSALS_WITHIN = `${PROPOSALS}
  WHERE ($1::boolean OR proposal.manager_id = ANY ($2::text[]) OR proposal.division = ANY ($3::text[]))
    AND ($4::text IS NULL OR campaign = $4)
    AND ($5::timestamptz IS NULL OR (proposed_at, allocation_id) < ($5::timestamptz, $6::uuid))
  ORDER BY proposed_at DESC, allocation_id DESC
  LIMIT $7`;

/** Lines with the index of the neighbours, which tells ties apart. */
const LINES = `
  SELECT
    line.*,
    merchant.merchant_id,
    merchant.name AS merchant_name,
    above.index_hundredths AS index_above,
    above_merchant.merchant_id AS merchant_above,
    above.gmv_fen AS gmv_fen_above
  FROM allocation_lines AS line
  JOIN merchants AS merchant USING (merchant_key)
  LEFT JOIN allocation_lines AS above ON above.allocation_id = line.allocation_id AND above.rank = line.rank - 1
  LEFT JOIN merchants AS above_merchant ON above_merchant.merchant_key = above.merchant_key
  WHERE line.allocation_id = $1`;

/**
 * A page of lines: $2 after which rank, $3 how many; $4 whether only those that people have set, or set back; $5 only those of merchants
 * whose id or name has it, or NULL.
 */
export const LINES_OF_PROPOSAL = `${LINES}
    AND line.rank > $2
    AND (NOT $4::boolean OR line.reason IS NOT NULL)
    AND ($5::text IS NULL OR strpos(lower(merchant.merchant_id), lower($5)) > 0 OR strpos(lower(merchant.name), lower($5)) > 0)
  ORDER BY line.rank
  LIMIT $3`;

export const LINE_OF_MERCHANT = `${LINES} AND merchant.merchant_id = $2`;

/** Sets what a person allots to a merchant; NULL is as proposed. $1 proposal, $2 merchant's key. */
export const OVERRIDE_LINE = `
  UPDATE allocation_lines SET allotted = $3, reason = $4, overridden_by = $5, overridden_at = $6
  WHERE allocation_id = $1 AND merchant_key = $2`;

/** Makes the next version of a proposal that gives $2 slots in all by $3 more lines that people have set. */
export const NEXT_VERSION = `
  UPDATE allocation_proposals SET version = version + 1, allotted = $2, overridden = overridden + $3
  WHERE allocation_id = $1`;

export const FINALISE = `
  UPDATE allocation_proposals SET state = 'final', version = version + 1, finalised_by = $2, finalised_at = $3
  WHERE allocation_id = $1`;
