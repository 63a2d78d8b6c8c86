import type { Title } from './person.ts'

/** First names with the titles that go with them, as various as England is. */
export const firstNames: readonly (readonly [name: string, title: Title])[] = (
  'Mr Adebayo Aled Anton Arjun Barnaby Benedikt Bilal Bogdan Caspian Cedric Clement Cuthbert Damilola Darragh Dewi Ebenezer Edmund Eirik Farid Fitzroy Ganesh Gareth Godfrey Hamza Harinder Horatio Hugo Idris Ishaan Ivo Jarek Jermaine Jocelyn Kamil Kenji Kwabena Lachlan Leander Ludovic Marlon Matthias Mehmet Montague Nikhil Obinna Olaf Omari Osbert Parminder Percival Quentin Ranjit Raphael Rufus Sadiq Septimus Tariq Tobias Ulrich Viktor Winston Yusuf Zebedee|' +
  'Mrs Abiola Aisling Amparo Anwen Araminta Beatriz Blodwen Candida Chandrika Constance Cordelia Damaris Delphine Dorothea Ebele Eluned Esperanza Farzana Felicity Folasade Georgiana Gwendolen Halina Harriet Hermione Ingrid Jacinta Jaspreet Joyce Katarzyna Kiran Leonora Lubna Mahalia Manjit Marisol Mehreen Mirabel Nadifa Nerys Octavia Olwen Parisa Petronella Ramona Rosamund Sabiha Seraphina Shanthi Sunniva Tabitha Temperance Theodora Ursula Valentina Wanjiru Wilhelmina Xanthe Yasmin Zelda|' +
  'Ms Anoushka Brigitta Catriona Dimitra Efua Freya Gaia Honor Isolde Jemima Kalpana Linnea Maeve Nneka Oonagh Phaedra Romilly Saoirse Tallulah Verena Winnie Yuki'
)
  .split('|')
  .flatMap((group) => {
    const [title, ...names] = group.split(' ')
    return names.map((name) => [name, title as Title] as const)
  })

/** Second names, uncommon enough that no two schools' people are mixed up. */
export const secondNames: readonly string[] =
  'Abernethy-Cole Adomako Ainsdale Akhtar-Lowe Allardyce Anwar-Poole Applewhite Arkwright Ashbourne Asquith-Ojo Baptiste Barraclough Bhandari Birtwhistle Blakeway Bolarinwa Borrowdale Bracegirdle Brandreth Brockhurst Cadwallader Carruthers Chakraborty Chidlow Clutterbuck Cobbold Corrigan-Bello Cottingley Crabtree Cruickshank Dalrymple Danjuma Dashwood Debenham Dhillon-Wray Dolphin Drinkwater Duckworth Earnshaw Edgecombe Ekundayo Entwistle Eskdale Fairweather Farquhar Fazakerley Fernandes-Holt Fothergill Gallimore Ganguly Garside Gathercole Gbadamosi Gillibrand Goldthorpe Gopalan Grimshaw Habberfield Hakimi Hargreave Hathaway-Sen Heptonstall Hollingbery Hossain-Peel Huckerby Ibekwe Ingham Isherwood Jagger-Mensah Jayasuriya Jellicoe Kalsi-Warne Kerrigan Kettlewell Kinnersley Kowalczyk Ladipo Langrick Leatherbarrow Lingard Lockyear Loveridge Lythgoe Mahmoudi Makepeace Mainwaring Mallinder Merriweather Micklethwaite Molyneux Mukherjee-Ross Mwangi Nettleship Nightingale-Obi Norrington Nuttall Oakenfull Ogunlade Oldroyd Onslow Ormerod Osgathorpe Pargeter Peverell Pickersgill Plumtree Postlethwaite Prendergast Quarmby Quayle-Amin Rajagopal Ramsbottom Ravenscroft Rosewarne Ryecroft Saltonstall Sandiford Satterthwaite Scrimshaw Sengupta Shackleton-Roy Silverwood Skeffington Snowball Somerscales Stapleford Sugden Swarbrick Tamakloe Tattersall Tennyson-Bah Thistlethwaite Thwaites Tillotson Tremayne Turnbull-Rao Uddin-Firth Umeh Unsworth Utterthwaite Vavasour Venkataraman Verity-Quist Wadsworth Wambui Warburton Wearmouth Whittingstall Wigglesworth Winstanley Wolfenden Wrigglesworth Yarborough Yeboah Zielinska'.split(
    ' ',
  )
