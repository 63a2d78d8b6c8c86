/** The four clusters in which the schools of the fictional Ambleford work together. */
export const areas = ['Ambleford Town', 'Eastwater', 'Thornmere', 'The Downs'] as const
export type Area = (typeof areas)[number]

/** The council whose data this is. Local authority code 999 belongs to no real authority. */
export const authority = {
  name: 'Ambleford Council',
  code: 999,
  shortName: 'Ambleford',
  address: ['The Guildhall', 'Market Steps', 'Ambleford', 'AM1 1AA'],
  domain: 'ambleford.example',
  telephone: '01632 960000',
} as const

/** Every village and quarter, with its cluster and its postcode district (no real postcode begins with AM). */
export const localities = {
  'Castle Meadow': ['Ambleford Town', 'AM1'],
  Mullengate: ['Ambleford Town', 'AM1'],
  'Tannery Fields': ['Ambleford Town', 'AM1'],
  Priorswell: ['Ambleford Town', 'AM2'],
  Weirside: ['Ambleford Town', 'AM2'],
  Brickhollow: ['Ambleford Town', 'AM2'],
  Kingsarrow: ['Ambleford Town', 'AM3'],
  'Sallow Lane': ['Ambleford Town', 'AM3'],
  Foxhollow: ['Ambleford Town', 'AM3'],
  Larkhope: ['Ambleford Town', 'AM3'],
  'Eastwater Quay': ['Eastwater', 'AM4'],
  Saltings: ['Eastwater', 'AM4'],
  Ferrybank: ['Eastwater', 'AM4'],
  Ostrey: ['Eastwater', 'AM5'],
  Gullsands: ['Eastwater', 'AM5'],
  Lockstone: ['Eastwater', 'AM5'],
  Brackwater: ['Eastwater', 'AM5'],
  'Marsh Tolland': ['Eastwater', 'AM6'],
  "Cobbler's Reach": ['Eastwater', 'AM6'],
  Thornmere: ['Thornmere', 'AM7'],
  'Upper Thorn': ['Thornmere', 'AM7'],
  Dunmere: ['Thornmere', 'AM7'],
  Sedgelow: ['Thornmere', 'AM8'],
  'Rushey Cross': ['Thornmere', 'AM8'],
  Osierly: ['Thornmere', 'AM8'],
  Fenlow: ['Thornmere', 'AM8'],
  Hallowmere: ['Thornmere', 'AM9'],
  Crakelow: ['Thornmere', 'AM9'],
  Stenbridge: ['The Downs', 'AM10'],
  Copsley: ['The Downs', 'AM10'],
  'Nether Calverstock': ['The Downs', 'AM11'],
  'Over Calverstock': ['The Downs', 'AM11'],
  Chalkhanger: ['The Downs', 'AM11'],
  'Wick Barrow': ['The Downs', 'AM12'],
  Ewedean: ['The Downs', 'AM12'],
  Pellhurst: ['The Downs', 'AM12'],
  "Hobb's Cross": ['The Downs', 'AM12'],
  'Tolland St Giles': ['The Downs', 'AM12'],
} as const satisfies Record<string, readonly [Area, string]>

export type Locality = keyof typeof localities

export const streets: readonly string[] = [
  'Quarry Rise',
  "Cooper's Walk",
  'Old Drove',
  'Maltings Lane',
  'Beacon Road',
  'Hawthorn Ride',
  'Chapel Steps',
  'Kiln Close',
  'Long Acre Way',
  'Plover Road',
  'Station Approach',
  'Vicarage Bank',
  'Weavers Row',
  'Linden Avenue',
  'Sheepwash Lane',
  'Coronation Drive',
  'Bellfounder Street',
  'Orchard Mead',
]
