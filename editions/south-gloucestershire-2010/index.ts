import { day } from '../../src/kernel/index.ts'
import type { Criterion, Edition, Level } from '../../src/policy/index.ts'
import { capacity } from './capacity.ts'
import { causingConcern } from './causing-concern.ts'
import { exclusionTables } from './exclusion-tables.ts'
import { floorTables } from './floor-tables.ts'
import { frameworks } from './frameworks.ts'
import { levelsOfSupport, principles, timescales } from './levels.ts'
import { measureTables } from './measure-tables.ts'
import { resourceTables } from './resource-tables.ts'
import { roles } from './roles.ts'
import { secure } from './secure.ts'
import { settings } from './settings.ts'
import { vulnerable } from './vulnerable.ts'

/** The School Improvement Policy of South Gloucestershire, on principles agreed by its headteachers in September 2010. */
export const southGloucestershire2010: Edition = {
  id: 'south-gloucestershire-2010',
  title: 'South Gloucestershire 2010',
  adoptedBy: 'South Gloucestershire Headteacher Conference',
  adoptedFrom: day('2010-09-01'),
  principles,
  levels: levelsOfSupport,
  criteria: [...ofLevel(1, secure), ...ofLevel(2, vulnerable), ...ofLevel(3, causingConcern)],
  capacity,
  roles,
  timescales,
  settings,
  configuration: [...floorTables, ...measureTables, ...exclusionTables, ...resourceTables],
  frameworks,
}

/** Numbers the criteria of a level in the policy's order. Which are key was bold type that the text has lost. */
function ofLevel(level: Level, criteria: typeof secure): readonly Criterion[] {
  return criteria.map((criterion, index) => ({
    ...criterion,
    level,
    number: index + 1,
    paragraph: '5.2',
    key: 'notConfirmed',
  }))
}
