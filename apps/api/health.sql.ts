export const ANSWERS = 'SELECT 1';
