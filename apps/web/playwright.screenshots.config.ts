import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Takes pictures of every screen, for a person to look at: `pnpm screenshots`. */
export default defineConfig({ ...tests, testMatch: 'screenshots.ts' });
