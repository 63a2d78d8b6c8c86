import { authority } from './place.ts'
import { person } from './person.ts'

const host = authority.domain

/** Everyone at the council and about it, by what they do. */
export const officers = {
  systemAdministrator: person('Ms', 'Dilys Okonjo-Reed', host),
  dataOfficer: person('Mr', 'Tomasz Wierzbica', host),
  dcs: person('Mrs', 'Rosalind Achterberg', host),
  sltMember: person('Mr', 'Imran Qadeer-Shaw', host),
  principalAdviser: person('Dr', 'Marguerite Stallabrass', host),
  seniorAdviserPrimary: person('Mrs', 'Bettina Adeyinka', host),
  seniorAdviserSecondary: person('Mr', 'Gethin Prosser-Lowe', host),
  teamLeader: person('Ms', 'Parveen Chaudhry-Hale', host),
  adviserTown: person('Mr', 'Callum Featheringay', host),
  adviserEast: person('Mrs', 'Yewande Brathwaite', host),
  adviserDowns: person('Ms', 'Orla Penhallow', host),
  /** Left the council at the end of the third year; Orla Penhallow took over his schools. */
  formerAdviser: person('Mr', 'Desmond Tarrant', host),
  governanceOfficer: person('Mrs', 'Hye-jin Marlowe', host),
  executiveMember: person('Cllr', 'Winifred Dacosta-Bright', host),
  /** Executive Member until the year before last; on the Select Committee since. */
  formerExecutiveMember: person('Cllr', 'Aubrey Lindqvist', host),
  selectCommitteeMember: person('Cllr', 'Jasvinder Pallister', host),
  provider: person('Mr', 'Fergus Abiodun-Keel', `greenshank-consulting.${host}`),
  auditor: person('Ms', 'Thea Vantongeren', host),
} as const
