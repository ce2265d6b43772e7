/**
 * About two hundred ways to bring markup, script or trouble into a page as a text. Whatever comes to
 * life calls `struck`, or asks for an address with that word in it.
 */
const CALL = 'struck()';

const over = (values: readonly string[], write: (value: string) => string): readonly string[] =>
	values.map(write);

const scripts = [
	`<script>${CALL}</script>`,
	`<SCRIPT>${CALL}</SCRIPT>`,
	`<script >${CALL}</script >`,
	`<script\n>${CALL}</script\n>`,
	`<script/x>${CALL}</script>`,
	`<script>${CALL}`,
	`<script>${CALL}//`,
	`<script>${CALL}<!--`,
	`<scr<script>ipt>${CALL}</scr</script>ipt>`,
	`<<script>${CALL}//<</script>`,
	`<script src=/struck.js></script>`,
	`<script src=//struck.invalid></script>`,
	`<script type=module>${CALL}</script>`,
	`<script nonce="">${CALL}</script>`,
	`<script async defer src="data:,${CALL}">`,
	`<noscript><p title="</noscript><script>${CALL}</script>">`,
	`<template><script>${CALL}</script></template>`,
	`<x:script xmlns:x="http://www.w3.org/1999/xhtml">${CALL}</x:script>`,
];

const handlers = [
	...over(
		['img src=x onerror', 'img src onerror', 'image src=x onerror', 'video src=x onerror'],
		(tag) => `<${tag}=${CALL}>`,
	),
	...over(
		['svg onload', 'body onload', 'body onpageshow', 'body onhashchange', 'iframe onload'],
		(tag) => `<${tag}=${CALL}>`,
	),
	...over(
		['input autofocus onfocus', 'select autofocus onfocus', 'textarea autofocus onfocus'],
		(tag) => `<${tag}=${CALL}>`,
	),
	...over(
		['details open ontoggle', 'marquee onstart', 'video autoplay onplay', 'object onerror'],
		(tag) => `<${tag}=${CALL}>`,
	),
	...over(
		['onclick', 'onmouseover', 'onpointerenter', 'onpointerrawupdate', 'onfocusin', 'onwheel'],
		(event) => `<b ${event}=${CALL}>b</b>`,
	),
	...over(
		['onanimationstart', 'onanimationend', 'ontransitionend', 'onbeforetoggle', 'onscrollend'],
		(event) => `<i ${event}=${CALL} style="animation:x 1s">`,
	),
	`<audio src=x onerror=${CALL}>`,
	`<source onerror=${CALL}>`,
	`<img/src=x/onerror=${CALL}>`,
	`<img\tsrc=x\tonerror=${CALL}>`,
	`<img src=x\nonerror=${CALL}>`,
	`<IMG SRC=x ONERROR=${CALL}>`,
	`<img src=x OnErRoR="${CALL}">`,
	`<img src=x onerror='${CALL}'>`,
	'<img src=x onerror=struck``>',
	`<img src=x onerror=${CALL}//`,
	`<img src=x onerror="struck&#40;&#41;">`,
	`<img src=x onerror=&#115;truck()>`,
	`<img src="x" """ onerror=${CALL}>`,
	`<img src=x alt='a"b' onerror=${CALL}>`,
	`<a href=# onclick=${CALL}>a</a>`,
	`<button onclick=${CALL}>Accept</button>`,
];

const vectors = [
	`<svg><script>${CALL}</script></svg>`,
	`<svg><script href=data:,${CALL} />`,
	`<svg><a xlink:href="javascript:${CALL}"><text>a</text></a>`,
	`<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
	`<svg><set attributeName=href to=javascript:${CALL}>`,
	`<svg><use href="data:image/svg+xml,struck#x">`,
	`<svg><foreignObject><body onload=${CALL}>`,
	`<svg><style><img src=x onerror=${CALL}></style>`,
	`<svg><title><style></title><img onerror=${CALL}>`,
	`<svg><image href=struck.png onerror=${CALL}>`,
	`<svg/onload=${CALL}>`,
	`<svg><desc><![CDATA[</desc><script>${CALL}</script>]]>`,
	`<math><mtext><img src=x onerror=${CALL}>`,
	`<math href="javascript:${CALL}">CLICK</math>`,
	`<math><mi xlink:href="javascript:${CALL}">`,
	`<math><annotation-xml encoding=text/html><img onerror=${CALL}>`,
	`<math><mglyph><style><img src=x onerror=${CALL}>`,
	`<form><math><mtext></form><form><mglyph><img onerror=${CALL}>`,
];

const urls = [
	...over(
		[
			'javascript:',
			'JavaScript:',
			' javascript:',
			'java\tscript:',
			'java\nscript:',
			'\x01javascript:',
		],
		(scheme) => `<a href="${scheme}${CALL}">a</a>`,
	),
	...over(
		['javascript&colon;', '&#106;avascript:', '&#x6A;avascript:', 'javascript&#58;', 'vbscript:'],
		(scheme) => `<a href="${scheme}${CALL}">a</a>`,
	),
	`javascript:${CALL}`,
	`javascript://%0a${CALL}`,
	`javascript:"/*'/*\`/*--></script>${CALL}`,
	`data:text/html,<script>${CALL}</script>`,
	`data:text/html;base64,c3RydWNrKCk=`,
	`[a](javascript:${CALL})`,
	`![a](x "onerror=${CALL}")`,
	`<javascript:${CALL}>`,
	`//struck.invalid/x`,
	`https://struck.invalid/%22onload=${CALL}`,
	`<iframe src=javascript:${CALL}>`,
	`<iframe srcdoc="<script>parent.${CALL}</script>">`,
	`<embed src=javascript:${CALL}>`,
	`<object data=javascript:${CALL}>`,
	`<form action=javascript:${CALL}><input type=submit>`,
	`<button formaction=javascript:${CALL}>a</button>`,
	`<isindex action=javascript:${CALL}>`,
	`<area href=javascript:${CALL} shape=default>`,
	`<base href=//struck.invalid/>`,
	`<base href="javascript:/a/">`,
	`<meta http-equiv=refresh content="0;url=//struck.invalid">`,
	`<meta http-equiv=refresh content="0;javascript:${CALL}">`,
	`<link rel=stylesheet href=//struck.invalid/x.css>`,
	`<link rel=prefetch href=/struck>`,
	`<link rel=import href=/struck.html>`,
	`<img src=//struck.invalid/x.png>`,
	`<img srcset=/struck.png>`,
	`<video poster=/struck.png>`,
	`<input type=image src=/struck.png>`,
	`<table background=/struck.png>`,
	`<a ping=/struck href=/events>a</a>`,
];

const breakouts = [
	...over(
		['"', `'`, '`', '>', '">', `'>`, '"/>', '--></b>', '*/', ']]>'],
		(end) => `${end}<img src=x onerror=${CALL}>`,
	),
	...over(
		['title', 'textarea', 'style', 'script', 'noscript', 'option', 'select', 'iframe', 'xmp'],
		(tag) => `</${tag}><img src=x onerror=${CALL}>`,
	),
	...over(['"', `'`, '` ', ''], (quote) => `${quote} autofocus onfocus=${CALL} x=${quote}`),
	...over(['"', `'`, '`'], (quote) => `${quote};${CALL};${quote}`),
	...over(['"', `'`], (quote) => `${quote}-${CALL}-${quote}`),
	`\\"-${CALL}}//`,
	`"}]}</script><script>${CALL}</script>`,
	`</script><svg onload=${CALL}>`,
	`<!--<script>`,
	`<!-- --!><img src=x onerror=${CALL}>`,
	`<!--><img src=x onerror=${CALL}>-->`,
	`<![CDATA[<img src=x onerror=${CALL}>]]>`,
	`<?xml version="1.0"?><x onload=${CALL}>`,
	`<!DOCTYPE html><body onload=${CALL}>`,
];

const templates = [
	`{{${CALL}}}`,
	`{${CALL}}`,
	`\${${CALL}}`,
	`#{${CALL}}`,
	`[[${CALL}]]`,
	`<%=${CALL}%>`,
	`<?=${CALL}?>`,
	`{%${CALL}%}`,
	`@{${CALL}}`,
	`{@html ${CALL}}`,
	`{{constructor.constructor('${CALL}')()}}`,
	`{@html '<img src=x onerror=${CALL}>'}`,
	`{#if true}${CALL}{/if}`,
	`<svelte:head><script>${CALL}</script></svelte:head>`,
	`<slot onload=${CALL}></slot>`,
	`<x-y is=script>${CALL}</x-y>`,
	`%sveltekit.head%`,
	`%sveltekit.body%`,
	'${(()=>{struck()})()}',
	`__proto__`,
	`constructor`,
	`toString`,
	`hasOwnProperty`,
	`undefined`,
	`[object Object]`,
	`$&$1$\`$'`,
];

const entities = [
	`&lt;script&gt;${CALL}&lt;/script&gt;`,
	`&#60;script&#62;${CALL}&#60;/script&#62;`,
	`&#x3C;img src=x onerror=${CALL}&#x3E;`,
	`&lt;img src=x onerror=${CALL}>`,
	`&amp;lt;b&amp;gt;`,
	`&quot;&apos;&nbsp;&shy;&zwj;`,
	`&LT;svg onload=${CALL}&GT;`,
	`%3Cscript%3E${CALL}%3C/script%3E`,
	`\\u003cscript\\u003e${CALL}`,
	`\\x3cscript\\x3e${CALL}`,
	`+ADw-script+AD4-${CALL}+ADw-/script+AD4-`,
	`&`,
	`&#0;&#x0;&#xD800;&#1114112;`,
];

const nesting = [
	`<b><i>bold</b>italic</i>`,
	`</div></div></article></main></body></html>`,
	`<table><tr><td>cell`,
	`<p><p><h1>heading</p>`,
	`<ul><li>one<li>two`,
	`<form><form action=/sign-out method=post>`,
	`<form id=content><input name=attributes>`,
	`<dialog open>struck</dialog>`,
	`<plaintext>struck`,
	`<div style="position:fixed;inset:0;background:red">`,
	`<style>*{display:none}</style>`,
	`<style>@import'//struck.invalid/x.css';</style>`,
	`<b style="background:url(/struck.png)">b</b>`,
	`<b style="width:expression(${CALL})">b</b>`,
	`<frameset onload=${CALL}>`,
	`<select><option><img src=x onerror=${CALL}>`,
	`<a id=content name=toString>clobbered</a>`,
	`<input type=hidden name=csrf value=struck>`,
];

const unicode = [
	`＜script＞${CALL}＜/script＞`,
	`‹script›${CALL}‹/script›`,
	`<scr\u200Bipt>${CALL}</scr\u200Bipt>`,
	`<ſcript>${CALL}</ſcript>`,
	`<ımg src=x onerror=${CALL}>`,
	`<img src=x onerror\u00A0=${CALL}>`,
	`<img\u2028src=x\u2029onerror=${CALL}>`,
	`<img\u000Csrc=x\u000Conerror=${CALL}>`,
	`<im\u0301g src=x onerror=${CALL}>`,
	`Z\u0351\u036B\u0343a\u0363l\u0366g\u0341o`,
	`𝓈𝒸𝓇𝒾𝓅𝓉 <𝓈𝒸𝓇𝒾𝓅𝓉>`,
	`👨‍👩‍👧‍👦🏳️‍🌈`,
	`\u202Etpircs<\u202C`,
	`\u202E<script>${CALL}</script>`,
	`\u2067עברית <b>\u2069`,
	`\u2066\u2067\u2068unbalanced`,
	`مرحبا <img src=x onerror=${CALL}>`,
	`a\u200Db\u200Cc\uFEFFd\u2060e`,
	`\u0007\u001B[31mred`,
	`\uFFFD\uFFFE`,
];

export const MARKUP: readonly string[] = [
	...new Set(
		[
			...[scripts, handlers, vectors, urls, breakouts].flat(),
			...[templates, entities, nesting, unicode].flat(),
		].map((text) => text.trim()),
	),
];

/** Elements that these strings would make. */
export const TAGS: readonly string[] = [
	...new Set(
		MARKUP.join('')
			.matchAll(/<([a-z][\w:-]*)/gi)
			.map(([, tag = '']) => tag.toLowerCase()),
	),
];

/** What fits into one line: the intents take nothing else for a headline or a tag. */
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]*$/u;
export const packedLines = (limit: number): readonly string[] =>
	pack(
		MARKUP.filter((text) => ONE_LINE.test(text)),
		limit,
		' ¦ ',
	);

export const packed = (limit: number, separator = ' ¦ '): readonly string[] =>
	pack(MARKUP, limit, separator);

/** All strings that fit, in as few texts as there can be, each of at most so many characters. */
function pack(strings: readonly string[], limit: number, separator: string): readonly string[] {
	const texts: string[] = [];
	for (const string of strings.filter(({ length }) => length <= limit)) {
		const last = texts.at(-1);
		const longer = last === undefined ? null : last + separator + string;
		if (longer !== null && longer.length <= limit) texts[texts.length - 1] = longer;
		else texts.push(string);
	}
	return texts;
}
