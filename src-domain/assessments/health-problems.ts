/** Table A.5 of GB/T 42195-2022 as a schema. Every field is answered; nothing is taken as "无" by default. */
import Type, { type Static } from 'typebox'
import { healthFields, type HealthFieldId } from './form-tables.ts'

type OptionIds<F extends HealthFieldId> = (typeof healthFields)[F]['options'][number]['id']

function one<F extends HealthFieldId>(field: F) {
  return Type.Enum(healthFields[field].options.map((option) => option.id) as OptionIds<F>[])
}
function many<F extends HealthFieldId>(field: F) {
  return Type.Array(one(field), { minItems: 1, maxItems: 10, uniqueItems: true })
}

export const HealthProblems = Type.Object(
  {
    pressureInjury: one('pressureInjury'),
    jointMobility: one('jointMobility'),
    /** 部位, when `limited`. */
    jointPart: Type.Optional(Type.String({ maxLength: 200 })),
    wounds: many('wounds'),
    specialCare: many('specialCare'),
    pain: one('pain'),
    teeth: many('teeth'),
    dentures: many('dentures'),
    swallowing: many('swallowing'),
    malnutrition: one('malnutrition'),
    airway: one('airway'),
    coma: one('coma'),
    /** A.5.12 */
    other: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type HealthProblems = Static<typeof HealthProblems>
