/** What Nest provides the settings of the deployment under. */
export const SETTINGS = Symbol('settings');
