import './messages.ts';

export * from './auth.ts';
export * from './change.ts';
export * from './country.ts';
export * from './doctor.ts';
export * from './mapping.ts';
export * from './page.ts';
export * from './patient.ts';
export * from './plain-date.ts';
export * from './problem.ts';
export * from './text.ts';
export * from './version.ts';
