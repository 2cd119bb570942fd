"""The codes of languages: ISO 639-1, and ISO 639-2 for those that it leaves out."""

from __future__ import annotations

import re
from typing import Final

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho "
    "hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn "
    "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu ace ach ada ady afh ain akk ale alt ang anp arc arn arp "
    "arw ast awa bal ban bas bej bem bho bik bin bla bnt bra bua bug byn cad car ceb chb chg "
    "chk chm chn cho chp chr chy cnr cop cpe cpf cpp crh crp csb dak dar del den dgr din doi "
    "dsb dua dum dyu efi egy eka elx enm ewo fan fat fil fon frm fro frr frs fur gaa gay gba "
    "gez gil gmh goh gon gor got grb grc gsw gwi hai haw hil hit hmn hsb hup iba ilo inh jbo "
    "jpr jrb kaa kab kac kam kaw kbd kha kho kmb kok kos kpe krc krl kru kum kut lad lah lam "
    "lez lol loz lua lui lun luo lus mad mag mai mak man mas mdf mdr men mga mic min mnc mni "
    "moh mos mus mwl mwr myv nap nds new nia niu nog non nqo nso nwc nym nyn nyo nzi osa ota "
    "pag pal pam pap pau peo phn pon pro raj rap rar rom rup sad sah sai sam sas sat scn sco "
    "sel sga shn sid sma smj smn sms snk sog srn srr suk sus sux syc syr tem ter tet tig tiv "
    "tkl tlh tli tmh tog tpi tsi tum tvl tyv udm uga umb vai vot wal war was xal yao yap zap "
    "zbl zen zgh zun zza "
)
LANGUAGE_CODES: Final = frozenset(_CODES.split())
# What people write for the languages that plans are mostly in.
_NAMES: Final = {
    "arabic": "ar",
    "العربية": "ar",
    "chinese": "zh",
    "中文": "zh",
    "english": "en",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "german": "de",
    "deutsch": "de",
    "portuguese": "pt",
    "português": "pt",
    "russian": "ru",
    "русский": "ru",
    "spanish": "es",
    "español": "es",
}


def code_meant(word: str) -> str | None:
    """Return the code of a language that is named, or written with its region or in capitals."""
    folded = word.strip().casefold()
    code = re.split("[-_]", folded, maxsplit=1)[0]
    return _NAMES.get(folded) or (code if code in LANGUAGE_CODES else None)
