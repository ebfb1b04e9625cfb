import { Visitor } from '@swc/core/Visitor.js';
import type { Statement, VariableDeclarator } from '@swc/core';

/** What swc's parser makes of `using x = …`, which its visitor has no method for. */
interface UsingDeclaration {
  readonly type: 'UsingDeclaration';
  readonly decls: VariableDeclarator[];
}

/** Lets swc's visitor, with which dependency-cruiser reads imports, go through `using` as through `const`. */
export function readUsing(): void {
  const { visitStatement: others } = Object.getOwnPropertyDescriptors(Visitor.prototype);
  Visitor.prototype.visitStatement = function (statement: Statement | UsingDeclaration) {
    if (statement.type !== 'UsingDeclaration') return others.value!.call(this, statement);
    this.visitVariableDeclarators(statement.decls);
    return statement as unknown as Statement;
  };
}
