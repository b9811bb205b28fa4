import type ts from "typescript";
import { typescript } from "../../typescript.ts";
import { wrapped } from "./nodes.ts";

/** Options of a Vue component beside `methods`: one of them, or the way it is made, shows that it is one. */
const options =
  /^(?:el|data|created|mounted|beforeUnmount|beforeDestroy|unmounted|destroyed|components|computed|watch|template|props|name)$/;
const makers = /(?:^|\.)(?:Vue|component|defineComponent|createApp|extend)$/;

/** The options of the Vue component whose `this` a node sees: in a method of theirs or of their `methods`, and in arrow functions there. */
export function componentAround(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  const ts = typescript();
  const fn = ts.findAncestor(node, (each) => ts.isFunctionLike(each) && !ts.isArrowFunction(each));
  const member = fn && ts.isFunctionExpression(fn) ? wrapped(fn).parent : fn;
  const holder =
    member && (ts.isMethodDeclaration(member) || ts.isPropertyAssignment(member)) ? member.parent : undefined;
  if (!holder || !ts.isObjectLiteralExpression(holder)) return undefined;
  if (isComponent(holder)) return holder;
  const around = wrapped(holder).parent;
  if (!ts.isPropertyAssignment(around) || !/^(?:methods|computed|watch)$/.test(around.name.getText())) return undefined;
  return isComponent(around.parent) ? around.parent : undefined;
}

/** The object of a component's methods. */
export function methodsOf(component: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined {
  const ts = typescript();
  for (const each of component.properties)
    if (
      ts.isPropertyAssignment(each) &&
      each.name.getText() === "methods" &&
      ts.isObjectLiteralExpression(each.initializer)
    )
      return each.initializer;
  return undefined;
}

function isComponent(object: ts.ObjectLiteralExpression): boolean {
  const ts = typescript();
  if (!methodsOf(object)) return false;
  const { parent } = wrapped(object);
  if ((ts.isNewExpression(parent) || ts.isCallExpression(parent)) && makers.test(parent.expression.getText()))
    return true;
  return object.properties.some(({ name }) => name !== undefined && options.test(name.getText()));
}
