import type { NextConfig } from 'next';

// Both `next build` and the server read this file before they would send anything.
process.env['NEXT_TELEMETRY_DISABLED'] = '1';

const config: NextConfig = {
	reactStrictMode: true,
	poweredByHeader: false,
	// They ship TypeScript as it is written.
	transpilePackages: ['@hms/client', '@hms/contracts'],
	experimental: {
		optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
	},
};

export default config;
