/**
 * What is amiss with an active assignment: its doctor has left the directory, or the day on which it was to end has
 * passed and nobody has ended it.
 */
export const mappingGaps = ['archived_doctor', 'past_end'] as const;
export type MappingGap = (typeof mappingGaps)[number];
