"""Clusters and blocks."""

from django.urls import path

from thidua.desk.views import cluster_forms, cluster_member_forms, clusters

YEAR = "clusters/<pid:public_id>/"

urlpatterns = [
    path("clusters/", clusters.cluster_list, name="cluster_list"),
    path("clusters/new/", cluster_forms.cluster_create, name="cluster_create"),
    path(YEAR, clusters.cluster_year, name="cluster_year"),
    path(f"{YEAR}next/", cluster_forms.cluster_year_open, name="cluster_year_open"),
    path(f"{YEAR}correct/", cluster_forms.cluster_year_correct, name="cluster_year_correct"),
    path(f"{YEAR}move/", cluster_forms.cluster_year_move, name="cluster_year_move"),
    path(f"{YEAR}members/", cluster_member_forms.cluster_members_add, name="cluster_members_add"),
    path(f"{YEAR}leads/", cluster_member_forms.cluster_lead_name, name="cluster_lead_name"),
    path(
        f"{YEAR}overseer/",
        cluster_member_forms.cluster_overseer_name,
        name="cluster_overseer_name",
    ),
    path(
        "cluster-members/<pid:public_id>/end/",
        cluster_member_forms.cluster_member_end,
        name="cluster_member_end",
    ),
    path(
        "cluster-members/<pid:public_id>/restore/",
        cluster_member_forms.cluster_member_restore,
        name="cluster_member_restore",
    ),
    path(
        "cluster-leads/<pid:public_id>/end/",
        cluster_member_forms.cluster_lead_end,
        name="cluster_lead_end",
    ),
]
