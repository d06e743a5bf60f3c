import { useOutletContext } from 'react-router';

/** Whose view it is, and of which period. */
export interface ManagerView {
  readonly managerId: string;
  readonly period: string;
}

/** For the views of a manager: whose they are, and of which period. */
export function useManagerView(): ManagerView {
  return useOutletContext<ManagerView>();
}
