/** What axe finds on the page of a component test, where nothing has a shape or a colour: those are looked at in the built station. */
import axe from 'axe-core'

export async function axeFindingsHere(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`)
}
