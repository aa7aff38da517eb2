'use client';

// Within the frame, so that one can go on from there.
export { default } from '../error.tsx';
