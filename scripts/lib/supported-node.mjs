// Imported first by every script, and written in syntax that old versions of Node understand, so that a Node which
// is too old is told so in one sentence instead of failing on something deeper.

const OLDEST = 20;

/** The one sentence for a Node that is too old, or undefined where it will do. `version` is like "20.11.1". @param {string} version */
export function complaintAbout(version) {
	if (Number(version.split('.')[0]) >= OLDEST) return undefined;
	return `Node ${version} is too old: version ${OLDEST} or newer is needed. Install one from nodejs.org and try again.`;
}

const complaint = complaintAbout(process.versions.node);
if (complaint) {
	console.error(`✗ ${complaint}`);
	process.exit(1);
}
