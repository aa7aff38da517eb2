import { emergencyAccessMs, type Share } from '@hms/contracts';

/** When an emergency access ends, in milliseconds since 1970. */
export const emergencyEndOf = ({ createdAt }: Share): number =>
	Date.parse(createdAt) + emergencyAccessMs;
