import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: ['./src/schema/!(columns|index).ts'],
	out: './migrations',
});
