import { toJson } from '#schema/db/json.ts';
import type { DemoFair } from '#schema/demo/demo-fair.ts';
import { NO_IDEAL } from '#schema/demo/recruiters.ts';
import type { Profile, Role } from '#schema/domain/participant.ts';

type Member = DemoFair['cast']['organizer'];

/** Who takes part, as rows: companies, accounts, and the participants who link the two. */
export function castRows({ fair, cast, setting }: DemoFair) {
	const { companies, recruiters, talents, organizer } = cast;
	const at = setting.preparedFrom;
	const account = ({ accountId: id, email, name }: Member, isOrganizer: 0 | 1) => ({
		id,
		email,
		name: name.full,
		organizer: isOrganizer,
		at,
	});
	const participant = (role: Role, { id, accountId, name, profile }: Member) => ({
		id,
		fair: fair.id,
		account: accountId,
		role,
		company: null,
		name: name.full,
		...profileColumns(profile),
		bookingMode: 'selective',
		question: '',
		ideal: toJson(NO_IDEAL),
	});
	return {
		companies: companies.map(({ id, name, tagline, about, sector }) => {
			return { id, fair: fair.id, name, tagline, about, sector: sector.name };
		}),
		accounts: [
			account(organizer, 1),
			...[...recruiters, ...talents].map((person) => account(person, 0)),
		],
		participants: [
			participant('organizer', organizer),
			...talents.map((talent) => participant('talent', talent)),
			...recruiters.map((recruiter) => ({
				...participant('recruiter', recruiter),
				company: recruiter.company.id,
				bookingMode: recruiter.bookingMode,
				question: recruiter.question?.text ?? '',
				ideal: toJson(recruiter.ideal),
			})),
		],
	};
}

const profileColumns = ({ headline, about, languages, topics }: Profile) => ({
	headline,
	about,
	languages: toJson(languages),
	topics: toJson(topics),
});
