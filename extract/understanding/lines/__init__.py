"""What each line across the models holds, decided in steps from its headings, its cells and its neighbours.

Then orientation and role of the table follow.
"""
