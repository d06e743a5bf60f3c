interface OutboundPlace {
  readonly period: string;
  readonly asOf?: string | null;
  /** The days that are opened into their merchants. */
  readonly from?: string;
  readonly to?: string;
}

/** The outbound of a manager: of a period, and of some days of it opened into merchants. */
export function outboundPath(managerId: string, { period, asOf = null, from, to }: OutboundPlace): string {
  const query = new URLSearchParams({ period, ...(asOf !== null && { asOf }), ...(from !== undefined && to !== undefined && { from, to }) });
  return `/managers/${encodeURIComponent(managerId)}/outbound?${query.toString()}`;
}
