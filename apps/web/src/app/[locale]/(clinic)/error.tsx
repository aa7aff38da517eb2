'use client';

// Shows the error within the frame, so that the navigation stays usable.
export { default } from '../error.tsx';
