/** A clinic in memory makes no backups. */
export const backupStatus = () => ({ state: 'off', lastAt: null, dueAt: null, failure: null });
