import { defineConfig } from 'orval';

/** The base address is the server's that the generated client is run against. */
export default defineConfig({
	clinic: {
		input: '../../docs/openapi.json',
		output: {
			target: 'generated/orval.ts',
			client: 'fetch',
			mode: 'single',
			baseUrl: process.env['CLINIC_API'] ?? '/api',
		},
	},
});
