/**
 * Care gaps of an active mapping: its doctor was archived, or its planned end has passed and nobody has ended it.
 */
export const mappingGaps = ['archived_doctor', 'past_end'] as const;
export type MappingGap = (typeof mappingGaps)[number];
