/** What links to a manager's page name. */
export function destinationOf(managerId: string): string {
  return `manager ${managerId}`;
}
