// Nothing is made twice: deployments, cards, and all that bears a mark.
import { commentsOf, deploymentsOf, type Invariant } from "../evidence.ts";
import { markIn, requestOf } from "../words.ts";

export const oneDeployment: Invariant = (evidence) => {
  const requests = new Set(evidence.recorder.made.map(({ deployment }) => requestOf(deployment)));
  return [...requests].flatMap((request) => {
    if (request === null) return ["a deployment of Slipway's names no request"];
    const all = deploymentsOf(evidence, request);
    return all.length > 1 ? [`request ${request} has the deployments ${all.map(({ id }) => id).join(", ")}`] : [];
  });
};

export const oneComment: Invariant = (evidence) => {
  const marks = commentsOf(evidence).map(({ repository, mark }) => `${mark} of ${repository.owner}`);
  const twice = new Set(marks.filter((mark, index) => marks.indexOf(mark) !== index));
  return [...twice].map((mark) => `there are several comments for "${mark}"`);
};

/** By its mark Slipway finds it again when it has forgotten that it wrote it. */
export const keepsItsMark: Invariant = ({ recorder }) =>
  [...recorder.comments.values()]
    .filter(({ texts }) => new Set(texts.map(markIn)).size > 1)
    .map(({ texts }) => `the comment for "${markIn(texts[0] ?? "")}" has lost its mark`);
