export const BUYER_ID_SECRET = 'SELECT secret FROM buyer_id_secret';

/** The first one stays. */
export const KEEP_BUYER_ID_SECRET = `
  INSERT INTO buyer_id_secret (singleton, secret) VALUES (true, $1) ON CONFLICT (singleton) DO NOTHING`;
