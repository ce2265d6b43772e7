import type { Chance } from './chance.ts';

export interface PersonName {
	readonly full: string;
	/** How a message addresses them. */
	readonly given: string;
	/** The language they grew up with. */
	readonly language: string;
}

interface Culture {
	readonly language: string;
	/** How many people of this culture come, against the others. */
	readonly share: number;
	readonly given: readonly string[];
	readonly family: readonly string[];
	/** How the two are put together; given name first when nothing is said. */
	readonly join?: (given: string, family: string) => string;
}

const words = (list: string): readonly string[] => list.split(', ');
const familyFirst = (given: string, family: string) => `${family} ${given}`;
const familyFirstTogether = (given: string, family: string) => family + given;

/** A fair has people from everywhere; scripts and lengths differ, so that no screen forgets them. */
const CULTURES: readonly Culture[] = [
	{
		language: 'German',
		share: 9,
		given: words(
			'Anna, Jonas, Leonie, Maximilian, Katharina, Felix, Friederike, Tobias, Johanna, Niklas, Annika, Björn, Jürgen, Sophie, Mathilda, Lennart',
		),
		family: words(
			'Müller, Schneider, Weiß, Köhler, Brandt, Hoffmann, Zimmermann, Krüger, Lehmann, Vogel, Groß, Schäfer, Bauer, Lindner, Meyer-Landrut, Oberhuber',
		),
	},
	{
		language: 'English',
		share: 5,
		given: words('Grace, Oliver, Maeve, Declan, Imogen, Rhys, Siobhán, Callum, Esme, Jasper'),
		family: words(
			'O’Brien, MacLeod, Ashworth, Whitfield, Pritchard, Fairbairn, Llewellyn, Thackeray, Bell, Okoro-Smith',
		),
	},
	{
		language: 'Turkish',
		share: 4,
		given: words('Elif, Emre, Zeynep, Çağlar, Ayşe, Burak, Defne, Oğuz, İrem, Kerem'),
		family: words('Yılmaz, Demir, Şahin, Kaya, Öztürk, Çelik, Aydın, Doğan, Arslan, Güneş'),
	},
	{
		language: 'Polish',
		share: 3,
		given: words('Agnieszka, Łukasz, Małgorzata, Paweł, Zofia, Michał, Katarzyna, Bartosz'),
		family: words('Nowak, Wójcik, Mazur, Kaczmarek, Wróbel, Zając, Dudek, Pietrzak, Gołąb'),
	},
	{
		language: 'Spanish',
		share: 4,
		given: words('María José, Javier, Lucía, Álvaro, Carmen, Íñigo, Paula, Noelia, Andrés'),
		family: words(
			'García Peña, Fernández, Muñoz, Núñez, Ibáñez Castaño, Vázquez, Rubio, Ortega, Quintero',
		),
	},
	{
		language: 'French',
		share: 3,
		given: words('Zoé, Théo, Chloé, François, Inès, Jérôme, Maëlle, Hugo, Océane, Loïc'),
		family: words('Lefèvre, Dubois, Béranger, Moreau, Girard, Rousseau, Fournier, N’Diaye'),
	},
	{
		language: 'Portuguese',
		share: 3,
		given: words('João Pedro, Beatriz, Conceição, Tiago, Inês, Gonçalo, Luíza, Caio'),
		family: words('Gonçalves, Araújo, Magalhães, Simões, Falcão, Queirós, Brandão, Leitão'),
	},
	{
		language: 'Norwegian',
		share: 2,
		given: words('Åsa, Søren, Lars, Ingrid, Øyvind, Maja, Jørgen, Sólveig, Mikkel, Tuva'),
		family: words('Bergström, Sørensen, Lindqvist, Ødegård, Nygård, Halvorsen, Åkesson, Dahl'),
	},
	{
		language: 'Igbo',
		share: 2,
		given: words('Chiamaka, Emeka, Ngozi, Ifeoma, Obinna, Adaeze, Chukwuemeka, Uju'),
		family: words('Okafor, Okonkwo, Nwosu, Eze, Obi, Anyanwu, Onyekachi, Nnamdi'),
	},
	{
		language: 'Yoruba',
		share: 2,
		given: words('Olúwaṣeun, Adébáyọ̀, Títílayọ̀, Babátúndé, Folákẹ́, Túndé'),
		family: words('Adéyẹmí, Balógun, Afọlábí, Ògúnléyẹ, Bámidélé, Adéṣínà'),
	},
	{
		language: 'Arabic',
		share: 4,
		given: words('ليلى, أحمد, نور, يوسف, مريم, عمر, سلمى, كريم, هدى, طارق'),
		family: words('حداد, الخطيب, منصور, نجار, الحسيني, سليمان, درويش, العلي, قاسم, زيدان'),
	},
	{
		language: 'Hebrew',
		share: 1,
		given: words('נועה, איתי, תמר, יונתן, מאיה, עומר, שירה, דניאל'),
		family: words('כהן, לוי, מזרחי, פרץ, שפירא, ברק, גולן, אברהמי'),
	},
	{
		language: 'Chinese',
		share: 4,
		given: words('伟, 芳, 思远, 欣怡, 子涵, 浩然, 梓萱, 宇航, 佳琪, 明'),
		family: words('王, 李, 张, 刘, 陈, 杨, 赵, 黄, 周, 欧阳'),
		join: familyFirstTogether,
	},
	{
		language: 'Japanese',
		share: 3,
		given: words('美咲, 蓮, 陽菜, 大翔, 結衣, 悠真, さくら, 健太, 莉子, 直樹'),
		family: words('佐藤, 鈴木, 高橋, 田中, 渡辺, 伊藤, 山本, 中村, 小野寺, 長谷川'),
		join: familyFirst,
	},
	{
		language: 'Korean',
		share: 2,
		given: words('서연, 민준, 지우, 하은, 도윤, 예은, 시우, 수아'),
		family: words('김, 이, 박, 최, 정, 강, 조, 윤'),
		join: familyFirstTogether,
	},
	{
		language: 'Vietnamese',
		share: 3,
		given: words('Minh Anh, Quốc Bảo, Thu Hà, Đức, Lan Hương, Thanh Tùng, Ngọc Mai, Hải Yến'),
		family: words('Nguyễn, Trần, Lê, Phạm, Hoàng, Đặng, Bùi, Đỗ, Võ, Dương'),
		join: familyFirst,
	},
	{
		language: 'Ukrainian',
		share: 3,
		given: words('Олена, Тарас, Ірина, Богдан, Соломія, Андрій, Катерина, Дмитро'),
		family: words('Шевченко, Коваленко, Бондаренко, Ткаченко, Кравець, Мельник, Гончар'),
	},
	{
		language: 'Georgian',
		share: 1,
		given: words('ნინო, გიორგი, მარიამ, ლუკა, თამარ, დავით'),
		family: words('ბერიძე, კაპანაძე, გელაშვილი, მაისურაძე, ლომიძე, კვირიკაშვილი'),
	},
	{
		language: 'Hindi',
		share: 4,
		given: words('अनन्या, आरव, प्रिया, रोहन, ईशा, विक्रम, कविता, अर्जुन'),
		family: words('शर्मा, वर्मा, गुप्ता, पटेल, सिंह, जोशी, मेहता, नायर'),
	},
	{
		language: 'Thai',
		share: 1,
		given: words('กานต์, ณัฐชา, ธนวัฒน์, พิมพ์ชนก, ศิริพร, อนันดา'),
		family: words('ศรีสุวรรณ, แสงทอง, วงศ์สวัสดิ์, บุญมี, จันทร์เพ็ญ, รัตนกุล'),
	},
	{
		language: 'Amharic',
		share: 1,
		given: words('ሳራ, ዳዊት, ሄለን, ዮናስ, ማርታ, ሰላም'),
		family: words('ተስፋዬ, በቀለ, ገብረማርያም, ኃይሉ, ከበደ, አለሙ'),
	},
];

/** Names that do not fit where a designer left room for "Jane Doe". */
const LONG_NAMES: readonly PersonName[] = [
	{
		full: 'María de los Ángeles Fernández-Villaverde y Montenegro de la Sierra',
		given: 'María de los Ángeles',
		language: 'Spanish',
	},
	{
		full: 'Wolfgang-Alexander Freiherr von und zu Hohenstein-Langenberg',
		given: 'Wolfgang-Alexander',
		language: 'German',
	},
	{
		full: 'Anantha Padmanabhan Venkatanarasimharajuvaripeta',
		given: 'Anantha',
		language: 'Telugu',
	},
	{
		full: 'Jean-Baptiste Emmanuel de Rochemontalbert-Sauveterre',
		given: 'Jean-Baptiste',
		language: 'French',
	},
];

const LONG_NAME_EVERY = 45;

/** Hands out names, each once as long as there are new ones. */
export class Names {
	readonly #chance: Chance;
	readonly #taken = new Set<string>();
	#given = 0;

	constructor(chance: Chance, reserved: readonly string[]) {
		this.#chance = chance;
		for (const name of reserved) this.#taken.add(name);
	}

	next(): PersonName {
		this.#given += 1;
		const long = LONG_NAMES[this.#given / LONG_NAME_EVERY - 1];
		if (long) return long;
		let name = this.#draw();
		for (let tries = 0; this.#taken.has(name.full) && tries < 20; tries++) name = this.#draw();
		this.#taken.add(name.full);
		return name;
	}

	#draw(): PersonName {
		const { given, family, language, join } = this.#chance.weighted(CULTURES, shareOf);
		const first = this.#chance.pick(given);
		const last = this.#chance.pick(family);
		return { full: join ? join(first, last) : `${first} ${last}`, given: first, language };
	}
}

const shareOf = ({ share }: Culture) => share;
