/**
 * Line drawings inside articles, drawn for this program: no words in them, so that they are the same in every language, and nothing that the
 * article does not say. What is to be seen stands in the article's own words below.
 */
import './line-drawing.css'
import type { ReactNode } from 'react'

/** Undefined for a drawing of a newer program. */
export function LineDrawing({ drawing, label }: { readonly drawing: string; readonly label: string }): ReactNode {
  const lines = drawings[drawing]
  if (lines === undefined) return undefined
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img would need an address
    <svg className="line-drawing" viewBox="0 0 400 300" role="img" aria-label={label}>
      {lines}
    </svg>
  )
}

const drawings: Readonly<Record<string, ReactNode>> = {
  /** From the side: back against the chair, feet flat, forearm on the table, the cuff as high as the heart. */
  sittingToMeasure: (
    <>
      <path className="is-floor" d="M70 276 H385" />
      <path d="M116 96 V276 M116 206 H214 M206 206 V276" />
      <path d="M236 158 H376 M356 158 V276" />
      <rect x="306" y="122" width="48" height="36" rx="4" />
      <path d="M316 140 H344" />
      <circle cx="152" cy="54" r="26" />
      <path d="M148 82 C134 92 130 120 131 150 L134 200 H218" />
      <path d="M160 82 C178 90 182 110 180 130 L178 172 L226 174 C240 176 244 188 244 200 V264" />
      <path d="M218 200 V264" />
      <path d="M214 276 V264 H246 L262 270 V276 Z" />
      <path d="M160 100 C176 108 188 124 198 140 L286 142 C298 143 298 156 286 156 L190 157 C176 150 160 130 150 112" />
      <path className="is-filled" d="M163 122 L181 108 L195 126 L176 141 Z" />
      <path d="M192 132 C230 96 280 108 306 132" />
      <path className="is-filled" d="M143 118 C139 112 130 115 134 123 L143 133 L152 123 C156 115 147 112 143 118 Z" />
      <path className="is-dashed" d="M86 124 H300" />
    </>
  ),
  /** The sole of a foot, and a mirror held behind it: where to look stands in circles. */
  footCheck: (
    <>
      <path d="M150 92 C132 116 138 150 148 178 C154 204 148 226 154 250 C160 276 202 276 206 248 C210 220 220 190 230 158 C238 130 236 104 222 92 C200 80 166 78 150 92 Z" />
      <ellipse cx="152" cy="66" rx="19" ry="23" />
      <ellipse cx="184" cy="56" rx="12" ry="17" />
      <ellipse cx="208" cy="60" rx="11" ry="15" />
      <ellipse cx="228" cy="69" rx="10" ry="13" />
      <ellipse cx="244" cy="82" rx="9" ry="11" />
      <circle className="is-dashed" cx="168" cy="76" r="17" />
      <circle className="is-dashed" cx="170" cy="118" r="25" />
      <circle className="is-dashed" cx="214" cy="122" r="22" />
      <circle className="is-dashed" cx="180" cy="246" r="30" />
      <ellipse cx="322" cy="138" rx="46" ry="58" />
      <path d="M322 196 V268 M312 268 H332 M298 118 L318 98 M302 140 L338 104" />
    </>
  ),
  /** A shower with a seat, a bar on the wall, a mat on the floor, things within reach, a bell to call. */
  safeShower: (
    <>
      <path className="is-floor" d="M30 276 H380" />
      <path d="M60 40 V276" />
      <path d="M60 52 H124 M124 52 V62 M108 62 H140 L146 74 H102 Z" />
      <path className="is-dashed" d="M110 84 L104 120 M124 84 V124 M138 84 L144 120" />
      <path d="M148 190 H252 V202 H148 Z M160 202 L150 268 M240 202 L250 268 M156 240 H244" />
      <path d="M160 190 V128 H240 V190 M160 156 H240" />
      <path className="is-thick" d="M288 96 V176 H352" />
      <path d="M280 96 H296 M352 168 V184 M280 176 H288" />
      <path className="is-filled" d="M112 268 H296 V278 H112 Z" />
      <path d="M300 224 H364 M306 224 V204 H322 V224 M334 224 V196 H346 V224" />
      <circle cx="86" cy="176" r="13" />
      <circle className="is-filled" cx="86" cy="176" r="5" />
      <path d="M296 40 H344 L334 60 H306 Z M300 70 L290 80 M320 72 V84 M340 70 L350 80" />
    </>
  ),
}

export const knownDrawings = Object.keys(drawings)
