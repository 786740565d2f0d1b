/// Factorisations of matrices and solutions of linear systems, batched, by LAPACK; no gradients here.
public enum LinearAlgebra {}
