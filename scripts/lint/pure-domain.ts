/** Domain rules give one answer for one input: no clock and no chance of their own (design.md §2). An oxlint plugin. */
type Node = { readonly type: string; readonly [key: string]: unknown }
type Context = { readonly report: (problem: { readonly node: unknown; readonly message: string }) => void }

const isMember = (node: unknown, object: string, property: string): boolean => {
  const member = node as { type?: string; object?: { name?: string }; property?: { name?: string } } | null
  return member?.type === 'MemberExpression' && member.object?.name === object && member.property?.name === property
}

const rule = {
  create: (context: Context) => ({
    MemberExpression(node: Node) {
      if (isMember(node, 'Date', 'now'))
        context.report({ node, message: 'pass the time in: no Date.now in the domain' })
      if (isMember(node, 'Math', 'random')) {
        context.report({ node, message: 'pass the randomness in: no Math.random in the domain' })
      }
    },
    NewExpression(node: Node) {
      const { callee, arguments: given } = node as unknown as {
        callee: { name?: string }
        arguments: readonly unknown[]
      }
      if (callee.name === 'Date' && given.length === 0) {
        context.report({ node, message: 'pass the time in: no argument-less new Date() in the domain' })
      }
    },
  }),
}

export default { meta: { name: 'ginkgo' }, rules: { 'pure-domain': rule } }
