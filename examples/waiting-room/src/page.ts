import type { Board } from './board.js';

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The part of the page that changes. */
export function boardHtml({ day, teams, problem }: Board): string {
	const rows = teams.map(
		({ patient, doctors }) =>
			`<tr><th scope="row">${escaped(patient)}</th><td>${doctors.map(escaped).join(', ')}</td></tr>`,
	);
	return `${problem ? `<p role="status">This may be outdated. ${escaped(problem)}</p>` : ''}
<table><caption>Who looks after you today, ${day ?? '…'}</caption>
<thead><tr><th scope="col">Patient</th><th scope="col">Doctors</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

/** The page. It asks for the board every few seconds; the browser sends the `ETag` it has, and is answered 304 where nothing changed. */
export const pageHtml = (board: Board) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Waiting room</title>
<style>
	body { font: 1.5rem/1.5 system-ui, sans-serif; margin: 2rem; color-scheme: light dark; }
	table { width: 100%; border-collapse: collapse; text-align: start; }
	caption { font-size: 2rem; text-align: start; margin-bottom: 1rem; }
	th, td { padding: 0.5rem 1rem 0.5rem 0; text-align: start; border-bottom: 1px solid; }
</style>
<main>${boardHtml(board)}</main>
<script type="module">
	const main = document.querySelector('main');
	setInterval(async () => {
		try {
			const answer = await fetch('/board', { cache: 'no-cache' });
			main.innerHTML = await answer.text();
		} catch {
			document.title = 'Waiting room (no connection)';
			return;
		}
		document.title = 'Waiting room';
	}, 5000);
</script>
</html>`;
