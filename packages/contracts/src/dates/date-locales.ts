/**
 * The locales in which the world's dates are written in words of their own: every language of Unicode's CLDR, and those
 * of its scripts and countries that name a month otherwise than the language does. One that a machine does not know is
 * read as the language it belongs to.
 */
export const dateLocales: readonly string[] = `
	dz af agq ak sq am ar ar-DZ ar-IQ ar-MA ar-MR hy ars as asa ast az az-Cyrl ba bm eu bas be bem bn bn-IN bez
	bg bgc bho blo bo bs bs-Cyrl br brx bua my luy ca ccp ce ceb cs cgg zh chr cv ckb syr sa sr-ME kw csw cy da
	dav de de-AT doi dje mn fa-AF dsb dua nl dyo ebu ee et el en en-AG eo es es-MX es-PE ewo fa fo ff ff-Adlm fi
	fil fr fr-CA fr-MA fy fur ga gaa om gd ka gl gv kok kok-Latn gsw gu guz ha haw sr-Latn sr-Latn-ME he hi
	hi-Latn hr hsb hu ia ig is id ie ii it ja jv jgo yi jmc kab kl kam kn ks ks-Deva kk kk-Arab kde kea kgp km
	khq ki rw ky kkj kln ku ku-IQ ko ksb ksf ksh kxv kxv-Deva kxv-Telu kxv-Orya lag lo lv lb lg lij ln lt lkt lmo
	lrc lu luo mk mai ml mi mr mas ms mer mfe mg mgh mgo mt mni ro mua raj mzn naq nb nd nds ne nmg nn nnh no nqo
	nso nus nyn oc or os pa pa-Arab ps pcm pl pms pt prg qu rm rn rof ru rwk sg sah saq sat sbp sc sr sr-Cyrl-ME
	scn sd sd-Deva se se-FI seh ses shi shi-Latn shn si sk sl smn sn so st su sv sw sw-CD szl ta tt te teo tg th
	ti tk tn to tok tr twq tyv tzm ug uk ur uz uz-Cyrl uz-Arab vai vai-Latn vec vi vmw vun wae wo xh xnr xog yav
	yo yo-BJ yrl yue za zgh zu
`
	.trim()
	.split(/\s+/);
